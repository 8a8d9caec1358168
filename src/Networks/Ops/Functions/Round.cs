namespace MLNetVision.Networks.Ops;

/// <summary>The nearest whole number, of two the even one. Its gradient is 0.</summary>
public sealed record Round : Activation;

/// <summary>Writes <see cref="Ops.Round"/>.</summary>
public static class RoundWriting
{
    /// <summary>The nearest whole number, of two the even one. Its gradient is 0.</summary>
    public static Tensor Round(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Round(), name);
    }
}
