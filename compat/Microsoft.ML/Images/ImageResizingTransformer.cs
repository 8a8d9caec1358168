using Microsoft.ML.Compat.Images;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "ResizeImages";

    internal ImageResizingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, ResizeTarget target)
        : base(environment.Register(nameof(ImageResizingTransformer)), columns) => Target = target;

    internal ResizeTarget Target { get; }

    internal static ImageResizingTransformer Load(ModelReader reader) => new(reader.Environment, reader.ReadColumns(), ResizeTarget.Read(reader));

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void CheckInput(int pair, DataViewSchema.Column input) => ImageColumns.Require(input);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        Target.Write(writer);
    }

    private sealed class Mapper(ImageResizingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select(pair => new DataViewSchema.DetachedColumn(pair.Output, owner.Target.Type))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
        {
            var source = ImageColumns.Getter(input, Inputs[output]);
            var target = owner.Target;
            MLImage given = null;
            return (ValueGetter<MLImage>)((ref MLImage image) =>
            {
                image?.Dispose();
                source(ref given);

                // Without an image the one before, disposed, stays in hand; one of the right size is handed on. Both are ML.NET's ways.
                if (given is not null)
                    image = given.Width == target.Width && given.Height == target.Height ? given : Resized(given, target);
            });
        }

        private static MLImage Resized(MLImage image, ResizeTarget target)
            => new(Resizing.Resize(image.Bitmap, target.Width, target.Height, target.Kind, target.Anchor)) { Tag = image.Tag };
    }
}
