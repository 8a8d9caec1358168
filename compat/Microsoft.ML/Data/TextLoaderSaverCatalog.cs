using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class TextLoaderSaverCatalog
{
    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        IMultiStreamSource dataSample = null,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
        => new(catalog.Environment, Options(columns, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null)
        => new(catalog.Environment, options, dataSample);

    public static TextLoader CreateTextLoader<TInput>(
        this DataOperationsCatalog catalog,
        char separatorChar = '\t',
        bool hasHeader = false,
        IMultiStreamSource dataSample = null,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
        => catalog.CreateTextLoader<TInput>(Options(null, separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null)
    {
        options ??= new TextLoader.Options();
        options.Columns = MemberColumns.Of(typeof(TInput));
        return new TextLoader(catalog.Environment, options, dataSample);
    }

    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog,
        string path,
        TextLoader.Column[] columns,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
    {
        CheckPath(path);
        return catalog.CreateTextLoader(columns, separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(path);
    }

    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options options = null)
    {
        CheckPath(path);
        var source = new MultiFileSource(path);
        return catalog.CreateTextLoader(options, source).Load(source);
    }

    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog,
        string path,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse).Load(path);
    }

    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(options).Load(path);
    }

    public static void SaveAsText(
        this DataOperationsCatalog catalog,
        IDataView data,
        Stream stream,
        char separatorChar = '\t',
        bool headerRow = true,
        bool schema = true,
        bool keepHidden = false,
        bool forceDense = false)
    {
        Guard.NotNull(catalog, nameof(catalog));
        var file = new TextFileWriter(separatorChar, headerRow, schema, forceDense);
        file.Write(catalog.Environment.Register("TextSaver"), Guard.NotNull(data, nameof(data)), Guard.NotNull(stream, nameof(stream)), keepHidden);
    }

    private static TextLoader.Options Options(
        TextLoader.Column[] columns, char separator, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse) => new()
        {
            Columns = columns,
            Separators = [separator],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
            AllowSparse = allowSparse,
        };

    private static void CheckPath(string path)
    {
        Guard.NotEmpty(path, nameof(path));
        Guard.Argument(File.Exists(path) || PathPatterns.Expand(path).Any(), nameof(path),
            $"There is no file at '{path}'. Check the path; it may hold wildcards.");
    }
}
