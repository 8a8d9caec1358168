namespace MLNetVision.Networks.Ops;

/// <summary>NumPy's rule: shapes are aligned at the end, and a 1 stretches.</summary>
internal static class Broadcasting
{
    /// <summary>Two inputs of numbers of one type, and a result of that type.</summary>
    public static OpSignature Numbers(OpInputs inputs)
    {
        inputs.Expect(2).Number(0);
        return Alike(inputs);
    }

    /// <summary>Two inputs of whole numbers of one type, and a result of that type.</summary>
    public static OpSignature WholeNumbers(OpInputs inputs)
    {
        inputs.Expect(2).WholeNumber(0);
        return Alike(inputs);
    }

    /// <summary>Two inputs that are true or false, and such a result.</summary>
    public static OpSignature Truths(OpInputs inputs)
    {
        inputs.Expect(2).Truth(0);
        return Alike(inputs);
    }

    /// <summary>Two inputs of numbers of one type, and a result that is true or false.</summary>
    public static OpSignature Comparison(OpInputs inputs)
    {
        inputs.Expect(2).Number(0);
        return Equality(inputs);
    }

    /// <summary>Two inputs of one type, and a result that is true or false.</summary>
    public static OpSignature Equality(OpInputs inputs)
    {
        RequireAlike(inputs.Expect(2));
        return Result(inputs, DType.Bool, 0, 1);
    }

    /// <summary>A result of the shape that some inputs stretch to.</summary>
    public static OpSignature Result(OpInputs inputs, DType element, params ReadOnlySpan<int> stretched)
    {
        var shape = Shape.Scalar;
        foreach (var index in stretched)
        {
            shape = Stretch(inputs, shape, inputs[index].Shape);
        }

        return new OpSignature(new TensorType(element, shape)) { Flops = shape.ElementsPerRow() };
    }

    /// <summary>The shape that two stretch to.</summary>
    public static Shape Stretch(OpInputs inputs, Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var dims = new Dim[rank];
        for (var i = 0; i < rank; i++)
        {
            var x = At(a, i - rank + a.Rank);
            var y = At(b, i - rank + b.Rank);
            dims[i] = x == y || IsOne(y) ? x : IsOne(x) ? y : throw inputs.Fail("shapes that are equal or stretch from 1", $"{a} and {b}");
        }

        return Shape.Create(dims);
    }

    private static OpSignature Alike(OpInputs inputs)
    {
        RequireAlike(inputs);
        return Result(inputs, inputs[0].Element, 0, 1);
    }

    private static void RequireAlike(OpInputs inputs) =>
        inputs.Require(inputs[0].Element == inputs[1].Element, "inputs of one element type", $"{inputs[0]} and {inputs[1]}");

    private static Dim At(Shape shape, int axis) => axis < 0 ? 1 : shape[axis];

    private static bool IsOne(Dim dim) => dim is { IsKnown: true, Size: 1 };
}
