// The worker that reads files, with what reads Parquet: started where one of the files is of that kind.
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { libraries } from './read.js';

libraries.parquet = async () => ({ parquetMetadataAsync, parquetReadObjects, parquetSchema });

export { JOBS } from './read.js';
/** Where this file is: the page starts it as a worker. */
export const url = import.meta.url;
