using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

/// <summary>Reads the files that a text column names: as images, or as the bytes they hold.</summary>
public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    public readonly string ImageFolder;

    internal const string LoaderName = "LoadImages";

    internal ImageLoadingTransformer(IHostEnvironment environment, string imageFolder, bool decode, params (string Output, string Input)[] columns)
        : this(environment, columns, ExistingFolder(imageFolder), decode)
    {
    }

    private ImageLoadingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, string imageFolder, bool decode)
        : base(environment.Register(nameof(ImageLoadingTransformer)), columns)
    {
        ImageFolder = imageFolder;
        Decodes = decode;
    }

    /// <summary>Whether the files are decoded.</summary>
    internal bool Decodes { get; }

    /// <summary>The folder of a saved model need not be there.</summary>
    internal static ImageLoadingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadColumns(), reader.ReadString(), reader.ReadBoolean());

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        if (input.Type is not TextDataViewType)
            throw Errors.WrongType("inputSchema", "input", input.Name, TextDataViewType.Instance.ToString(), input.Type.ToString());
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.Write(ImageFolder);
        writer.Write(Decodes);
    }

    private static string ExistingFolder(string folder)
    {
        if (string.IsNullOrEmpty(folder))
            return null;
        return Directory.Exists(folder)
            ? Path.GetFullPath(folder)
            : throw new ArgumentException($"The folder '{folder}' does not exist. Make it, or pass null and give full paths.");
    }

    private sealed class Mapper(ImageLoadingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
        {
            DataViewType type = owner.Decodes ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Byte);
            return [.. Columns.Select(pair => new DataViewSchema.DetachedColumn(pair.Output, type))];
        }

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
        {
            var path = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[Inputs[output].Index]);
            return owner.Decodes ? FileGetters.Images(path, owner.ImageFolder, resources) : FileGetters.Bytes(path, owner.ImageFolder);
        }
    }
}
