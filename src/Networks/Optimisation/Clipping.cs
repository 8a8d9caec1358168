namespace MLNetVision.Networks.Optimisation;

/// <summary>Keeps gradients small: each number within the limit, or all together by their Euclidean norm.</summary>
public sealed record Clipping(ClippingKind Kind, double Limit)
{
    /// <summary>Refuses a limit that lets nothing through.</summary>
    public void Validate()
    {
        if (!(Limit > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(Limit), Limit, "Clipping.Limit has to be above 0.");
        }
    }
}

/// <summary>What a limit is put on.</summary>
public enum ClippingKind
{
    /// <summary>The norm of all gradients together; the direction stays.</summary>
    Norm,

    /// <summary>Each number.</summary>
    Value,
}
