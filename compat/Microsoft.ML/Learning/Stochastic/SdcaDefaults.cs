namespace Microsoft.ML.Compat.Learning.Stochastic;

/// <summary>Settings that suit the size of the data.</summary>
internal static class SdcaDefaults
{
    public const float LeastL2 = 1e-9f;

    public static int Iterations(int rows) => Math.Max(2, Math.Max(1, 500_000 / rows) * 3);

    public static float L1(int features) => features switch
    {
        < 100 => 0,
        < 1_000 => 0.25f,
        < 10_000 => 0.5f,
        _ => 1,
    };
}
