/** What is used here of the WebAssembly JavaScript interface, whose types come with the browser's only. */
declare namespace WebAssembly {
  type Imports = Record<string, object>;
  type Module = object;
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Module: new (bytes: Uint8Array) => Module;
  const Instance: new (module: Module, imports: Imports) => Instance;
}
