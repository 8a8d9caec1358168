namespace MLNetVision.Networks.Ops;

/// <summary>The inverse of the cosine, from 0 to pi.</summary>
public sealed record Acos : Activation;

/// <summary>Writes <see cref="Ops.Acos"/>.</summary>
public static class AcosWriting
{
    /// <summary>The inverse of the cosine, from 0 to pi.</summary>
    public static Tensor Acos(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Acos(), name);
    }
}
