using Microsoft.ML.Compat.Images;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageGrayscalingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "ConvertToGrayscale";

    internal ImageGrayscalingTransformer(IHostEnvironment environment, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(ImageGrayscalingTransformer)), columns)
    {
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void CheckInput(int pair, DataViewSchema.Column input) => ImageColumns.Require(input);

    private protected override void SaveModel(ModelSaveContext ctx) => ctx.Begin(LoaderName).WriteColumns(Columns);

    private sealed class Mapper(ImageGrayscalingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => new DataViewSchema.DetachedColumn(pair.Output, Inputs[i].Type))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
        {
            var source = ImageColumns.Getter(input, Inputs[output]);
            MLImage given = null;
            resources.Own(() => given?.Dispose());
            return (ValueGetter<MLImage>)((ref MLImage image) =>
            {
                image?.Dispose();
                source(ref given);
                if (given is not null)
                    image = new(Greyscale.Of(given.Bitmap)) { Tag = given.Tag };
            });
        }
    }
}
