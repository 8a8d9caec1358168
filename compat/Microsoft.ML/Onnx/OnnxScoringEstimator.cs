using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Onnx;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

public sealed class OnnxScoringEstimator : TrivialEstimator<OnnxTransformer>
{
    internal OnnxScoringEstimator(IHostEnvironment environment, OnnxScoring scoring)
        : base(environment.Register(nameof(OnnxTransformer)), new OnnxTransformer(environment, scoring))
    {
    }

    /// <summary>As in ML.NET, outputs are promised under the model's names, without annotations, and a single number as a vector of any size.</summary>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        foreach (var name in Transformer.Inputs)
            CheckInput(inputSchema, name);
        return inputSchema.With(Transformer.Outputs.Select(output => new SchemaShape.Column(
            output.Name,
            output.Type.IsKnownSizeVector() ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector,
            output.Type.ItemType(),
            isKey: false)));
    }

    private void CheckInput(SchemaShape inputSchema, string name)
    {
        var column = inputSchema.Find(name);
        var input = Transformer.Model.Inputs.FirstOrDefault(i => i.Name == name)
            ?? throw Errors.Invalid($"The model has no input '{name}'; it has {string.Join(", ", Transformer.Model.Inputs.Select(i => $"'{i.Name}'"))}.");
        var expected = ((VectorDataViewType)input.Type).ItemType;
        if (!column.ItemType.Equals(expected))
            throw Errors.WrongType(nameof(inputSchema), "input", name, expected.ToString(), column.TypeName());
    }
}
