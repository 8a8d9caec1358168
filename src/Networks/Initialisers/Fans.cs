namespace MLNetVision.Networks.Initialisers;

/// <summary>Which side of a weight a variance is kept on.</summary>
public enum Fan
{
    /// <summary>Inputs of one unit: keeps the variance of activations.</summary>
    In,

    /// <summary>Outputs of one unit: keeps the variance of gradients.</summary>
    Out,
}

/// <summary>Fan-in and fan-out of a weight [out, in, kernel...], as PyTorch counts them.</summary>
internal static class Fans
{
    public static (double In, double Out) Of(Shape shape)
    {
        if (shape.Rank < 2)
        {
            throw new ArgumentException($"A weight of shape {shape} has no fan-in and fan-out; those need two dimensions or more.", nameof(shape));
        }

        var receptive = shape.Skip(2).Aggregate(1.0, (product, d) => product * d.Size);
        return (shape[1].Size * receptive, shape[0].Size * receptive);
    }

    public static double Of(Shape shape, Fan fan) => fan == Fan.In ? Of(shape).In : Of(shape).Out;
}
