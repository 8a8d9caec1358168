using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Networks whose beginning is evaluated picture by picture, as the pictures of a batch are large there.</summary>
internal static class LargePictures
{
    private const int Side = 96;

    /// <summary>Large enough for an op without weights to be done picture by picture.</summary>
    private const int LargerSide = 112;

    public static IEnumerable<Case> All()
    {
        yield return Large("a plain beginning", s => s.Give(Begin(s).MaxPool2d(2).Conv2d(16, 1).Relu().GlobalAveragePool().Flatten().Dense(3)));
        yield return Large("a residual and a concatenation", s =>
        {
            var x = Begin(s);
            var y = x.Conv2d(4, 1).Relu().Concat([x.Conv2d(4, 3, padding: 1).Relu()]).Add(x).Relu();
            s.Give(y.Conv2d(6, 3, 2).AdaptiveAveragePool2d((2, 3)));
        });
        yield return Large("the cut goes through a residual", s =>
        {
            var x = Begin(s);
            s.Give(x.Conv2d(4, 3, 4).GlobalAveragePool().Multiply(x.Conv2d(4, 1).Relu()).AdaptiveMaxPool2d(4));
        });
        yield return Large("an output in the beginning and one of its end", s =>
        {
            var x = Begin(s);
            s.Give("inner", x.GlobalAveragePool());
            var y = x.Conv2d(9, 3, padding: 1, groups: 1).BatchNorm().Relu6();
            s.Give("large", y);
            s.Give(y.MaxPool2d(3, 2).GlobalAveragePool());
        });
        yield return Large("cut out and brought to a scale", s =>
        {
            var x = s.Picture(3, LargerSide + 3, LargerSide + 1).Slice(2, 2, LargerSide).Slice(3, 1, LargerSide);
            x = x.Multiply(EachChannel(s, 0.5f, 1, 2)).Subtract(EachChannel(s, 0.1f, 0.2f, 0.3f));
            s.Give(x.Conv2d(8, 3, padding: 1).Relu().MaxPool2d(2).Conv2d(5, 1).GlobalAveragePool().Multiply(EachChannel(s, 1, 2, 3, 4, 5)));
        });
        yield return Large("two inputs", s => s.Give(Begin(s).MaxPool2d(8).Flatten().Dense(5).Add(s.X(["N", 5], "y"))));
    }

    private static Tensor Begin(Sketch s) => s.Picture(3, Side, Side).Conv2d(8, 3, padding: 1, bias: false).BatchNorm().Relu();

    private static Tensor EachChannel(Sketch s, params float[] numbers)
    {
        var literal = s.Builder.Literal(TensorLiteral.Of<float>(numbers, 1, numbers.Length, 1, 1));
        return s.Element == DType.Float32 ? literal : literal.Cast(s.Element);
    }

    private static Case Large(string name, Action<Sketch> write) =>
        new($"large pictures: {name}", write) { IsComposed = true, Calls = [new() { ["N"] = 3 }, new() { ["N"] = 1 }, new() { ["N"] = 2 }] };
}
