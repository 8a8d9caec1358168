using Microsoft.ML.Compat;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    internal ImageLoadingEstimator(IHostEnvironment environment, string imageFolder, bool decode, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(ImageLoadingEstimator)), new ImageLoadingTransformer(environment, imageFolder, decode, columns))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(Transformer.Columns.Select(pair =>
        {
            var source = inputSchema.Find(pair.Input);
            if (source.ItemType is not TextDataViewType || source.Kind != SchemaShape.Column.VectorKind.Scalar)
                throw Errors.WrongType(nameof(inputSchema), "input", pair.Input, TextDataViewType.Instance.ToString(), source.TypeName());
            return SchemaShapes.Of(pair.Output, Transformer.Decodes ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Byte));
        }));
    }
}
