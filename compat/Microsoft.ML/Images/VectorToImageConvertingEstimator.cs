using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingEstimator : TrivialEstimator<VectorToImageConvertingTransformer>
{
    internal VectorToImageConvertingEstimator(IHostEnvironment environment, string output, string input, int height, int width, PixelLayout layout)
        : base(
            environment.Register(nameof(VectorToImageConvertingEstimator)),
            new VectorToImageConvertingTransformer(environment, [(output, input)], new ImageDataViewType(height, width), layout))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(Transformer.Columns.Select(pair =>
        {
            var source = inputSchema.Find(pair.Input);
            if (source.Kind != SchemaShape.Column.VectorKind.Vector || source.IsKey || !VectorToImageConvertingTransformer.IsPixel(source.ItemType))
                throw Errors.WrongType(nameof(inputSchema), "input", pair.Input, "vector of known size of Single, Double or Byte", source.TypeName());
            return SchemaShapes.Of(pair.Output, Transformer.Type);
        }));
    }
}
