// The small forms for documents: a bill, one figure in a sentence, a comparison. One script for the three; the
// engine is the one of <bedrock-calculator>, where that is on the page too.
import './bill.js';
import './compare.js';
import './cost.js';
