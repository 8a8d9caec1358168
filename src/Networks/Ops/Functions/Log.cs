namespace MLNetVision.Networks.Ops;

/// <summary>The natural logarithm; minus infinity at 0, not a number below.</summary>
public sealed record Log : Activation;

/// <summary>Writes <see cref="Ops.Log"/>.</summary>
public static class LogWriting
{
    /// <summary>The natural logarithm; minus infinity at 0, not a number below.</summary>
    public static Tensor Log(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Log(), name);
    }
}
