// Vite's imports of a file's address, for tests of page code that reaches them.
declare module '*?url' {
  const url: string;
  export default url;
}
