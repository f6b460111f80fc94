/** The glue that Emscripten writes, with the functions of bindings.cpp; only index.js imports it. */
export interface Glue {
  quote(scenario: string): string;
  catalog(): string;
  models(request: string): string;
  resolve(request: string): string;
  explain(request: string): string;
  rates(request: string): string;
  prices(request: string): string;
  bulkItems(): number;
  bulkHandles(): number;
  bulkQuantities(): number;
  bulkAmounts(): number;
  bulkRun(usages: number, width: number): number;
  memory(): ArrayBuffer;
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
