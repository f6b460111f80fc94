// What cards of other types than plain requests need: one chunk, loaded when the first of them comes.
import '../components/service-quantities.js';
import '../components/workload-fields.js';
