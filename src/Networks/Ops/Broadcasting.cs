namespace MLNetVision.Networks.Ops;

/// <summary>NumPy's rule: shapes are aligned at the end, and a 1 stretches.</summary>
internal static class Broadcasting
{
    public static OpSignature Infer(OpInputs inputs)
    {
        var a = inputs.Expect(2).Floating(0);
        var b = inputs.Floating(1);
        inputs.Require(inputs[0].Element == inputs[1].Element, "inputs of one element type", $"{inputs[0]} and {inputs[1]}");
        var rank = Math.Max(a.Rank, b.Rank);
        var dims = new Dim[rank];
        for (var i = 0; i < rank; i++)
        {
            var x = At(a, i - rank + a.Rank);
            var y = At(b, i - rank + b.Rank);
            dims[i] = x == y || IsOne(y) ? x : IsOne(x) ? y : throw inputs.Fail("shapes that are equal or stretch from 1", $"{a} and {b}");
        }

        var output = Shape.Create(dims);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = output.ElementsPerRow() };
    }

    private static Dim At(Shape shape, int axis) => axis < 0 ? 1 : shape[axis];

    private static bool IsOne(Dim dim) => dim is { IsKnown: true, Size: 1 };
}
