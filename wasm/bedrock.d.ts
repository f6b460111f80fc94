/** The glue that Emscripten writes, with the functions of bindings.cpp; only engine.js imports it. */
export interface Glue {
  /** The module's memory as it is now: another view once it has grown. */
  HEAPU8: Uint8Array;
  /** Where to write a request of at most so many bytes. */
  roomOf(bytes: number): number;
  /** Where the answer is, until the next one. */
  answerAt(): number;
  /** Answers with the names of the engine's doors (core/doors/), apart by spaces: how many bytes. */
  doors(): number;
  /** Answers the request, of so many bytes, with the envelope of a door, by its index in doors(): how many bytes. */
  ask(door: number, bytes: number): number;
  /** Put here by the facade: hears how much of a long answer is done; false stops it. */
  tell?: (done: number) => boolean;
  bulkItems(): number;
  bulkHandles(): number;
  bulkQuantities(): number;
  bulkAmounts(): number;
  bulkRun(usages: number, width: number): number;
  columnsUsages(): number;
  columnsRates(): number;
  columnsKinds(): number;
  columnsQuantities(): number;
  columnsIsNarrow(): boolean;
  columnsAmounts(): number;
  columnsStart(kinds: number, width: number): number;
  columnsBegin(usages: number): number;
  columnsAdd(column: number, usages: number): void;
  columnsEnd(): boolean;
  columnsTotal(): number;
}
declare function createModule(options: {
  wasmBinary?: BufferSource;
  locateFile?: (name: string) => string;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ) => object;
}): Promise<Glue>;
export default createModule;
