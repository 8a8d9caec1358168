namespace MLNetVision.Networks.Sessions;

/// <summary>Numbers that are above 0 in double precision and have to stay so in single.</summary>
internal static class LeastNumber
{
    /// <summary>The smallest normal number of single precision.</summary>
    public const float Normal = 1.17549435e-38f;

    /// <summary>What keeps a quotient finite: 0 / e is 0, not undefined.</summary>
    public static float Epsilon(double epsilon) => Math.Max((float)epsilon, Normal);
}
