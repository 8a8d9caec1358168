using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

/// <summary>Writes the inputs of a case and, behind its values, a loss that weighs every number of them and of the inputs differently.</summary>
internal sealed class CaseWriter(NetworkBuilder builder)
{
    private readonly List<Tensor> _inputs = [];

    public NetworkBuilder Builder => builder;

    public Tensor X(Shape shape, string name = "x", DType element = DType.Float32)
    {
        var input = builder.Input(name, shape, element);
        _inputs.Add(input);
        return input;
    }

    public Tensor Loss(IEnumerable<Tensor> values)
    {
        Tensor[] parts = [.. values.Concat(_inputs).Where(v => v.Type.Element.IsFloating()).Select(v => Weighed(v).Reshape([1]))];
        return parts[0].Concat(parts[1..], axis: 0).Reduce(ReduceKind.Sum, [0]);
    }

    private static Tensor Weighed(Tensor value) => value.Shape.Rank switch
    {
        0 => value,
        1 when !value.Shape[0].IsKnown => value.Reduce(ReduceKind.Sum, [0]),
        1 => Sum(value.Reshape([1, value.Shape[0]])),
        2 when !value.Shape[1].IsKnown => value.Reduce(ReduceKind.Sum, [0, 1]),
        2 => Sum(value),
        _ when value.Shape.Skip(1).All(d => d.IsKnown) => Sum(value.Flatten()),
        _ => value.Reduce(ReduceKind.Sum, Axes.Create([.. Enumerable.Range(0, value.Shape.Rank)])),
    };

    private static Tensor Sum(Tensor rows) => rows.Dense(1, bias: false).Reduce(ReduceKind.Sum, [0, 1]);
}
