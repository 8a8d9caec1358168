using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "ExtractPixels";
    private readonly PixelLayout _layout;
    private readonly bool _floats;

    internal ImagePixelExtractingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, PixelLayout layout, bool floats)
        : base(environment.Register(nameof(ImagePixelExtractingTransformer)), columns)
    {
        _layout = layout;
        _floats = floats;
    }

    internal NumberDataViewType ItemType => _floats ? NumberDataViewType.Single : NumberDataViewType.Byte;

    internal static ImagePixelExtractingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadColumns(), PixelLayout.Read(reader), reader.ReadBoolean());

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        if (!ImageColumns.Require(input).IsKnownSize)
            throw Errors.WrongType("inputSchema", "input", input.Name, "Image of known size", "Image of unknown size; add ResizeImages before");
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        _layout.Write(writer);
        writer.Write(_floats);
    }

    private sealed class Mapper(ImagePixelExtractingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        private delegate void Extraction<T>(Bitmap bitmap, PixelLayout layout, Span<T> target);

        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => new DataViewSchema.DetachedColumn(pair.Output, VectorOf((ImageDataViewType)Inputs[i].Type)))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => owner._floats
                ? Getter<float>(input, Inputs[output], resources, PixelExtraction.Extract)
                : Getter<byte>(input, Inputs[output], resources, PixelExtraction.Extract);

        private VectorDataViewType VectorOf(ImageDataViewType image) => new(owner.ItemType, owner._layout.Dimensions(image.Height, image.Width));

        private ValueGetter<VBuffer<T>> Getter<T>(DataViewRow row, DataViewSchema.Column column, RowResources resources, Extraction<T> extract)
        {
            var source = ImageColumns.Getter(row, column);
            var type = (ImageDataViewType)column.Type;
            var size = VectorOf(type).Size;
            MLImage given = null;
            resources.Own(() => given?.Dispose());
            return (ref VBuffer<T> pixels) =>
            {
                source(ref given);
                Guard.State(given is null || (given.Width == type.Width && given.Height == type.Height), Mismatch(column, given));
                var editor = VBufferEditor.Create(ref pixels, size, given is null ? 0 : size);
                if (given is not null)
                    extract(given.Bitmap, owner._layout, editor.Values);
                pixels = editor.Commit();
            };
        }

        private static string Mismatch(DataViewSchema.Column column, MLImage image)
            => image is null ? "" : $"Column '{column.Name}' of type {column.Type} holds an image of height {image.Height} and width {image.Width}.";
    }
}
