using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Binary;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public static class BinaryLoaderSaverCatalog
{
    public static IDataView LoadFromBinary(this DataOperationsCatalog catalog, IMultiStreamSource fileSource)
    {
        Guard.NotNull(fileSource, nameof(fileSource));
        return new RowFileView(catalog.Environment.Register("BinaryLoader"), fileSource);
    }

    public static IDataView LoadFromBinary(this DataOperationsCatalog catalog, string path)
    {
        Guard.NotEmpty(path, nameof(path));
        Guard.Argument(File.Exists(path), nameof(path), $"There is no file at '{path}'.");
        return catalog.LoadFromBinary(new MultiFileSource(path));
    }

    public static void SaveAsBinary(this DataOperationsCatalog catalog, IDataView data, Stream stream, bool keepHidden = false)
    {
        Guard.NotNull(catalog, nameof(catalog));
        Guard.NotNull(data, nameof(data));
        Guard.NotNull(stream, nameof(stream));
        IHostEnvironment host = catalog.Environment.Register("BinarySaver");
        var columns = SavableColumns.Of(host, data, keepHidden);
        Guard.Argument(stream.CanWrite && stream.CanSeek, nameof(stream), "The stream must be one that can be written and sought in.");
        Guard.Argument(stream.Position == 0, nameof(stream), $"The stream stands at byte {stream.Position}; a data file starts at the head of its stream.");
        RowFileWriter.Write(stream, data, columns);
    }
}
