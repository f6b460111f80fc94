// Starts the worker of the one-file page, which has it inside.
import Inside from './serve.js?worker&inline';

export const spawn = async () => new Inside();
