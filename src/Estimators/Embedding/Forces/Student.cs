using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Estimators.Embedding.Forces;

/// <summary>Student's distribution in the map, of a whole number of degrees of freedom.</summary>
/// <param name="Degrees">1 is Cauchy's.</param>
internal readonly record struct Student(int Degrees)
{
    /// <summary>What the gradient of the divergence is multiplied by: 2 (dof + 1) / dof.</summary>
    public double GradientScale => 2.0 * (Degrees + 1) / Degrees;

    /// <summary>w = 1 / (1 + d^2 / dof).</summary>
    public double Weight(double square) => Degrees / (Degrees + square);

    /// <summary>q = w^((dof + 1) / 2).</summary>
    public double Similarity(double weight) => Degrees == 1 ? weight : Math.Pow(weight, (Degrees + 1) / 2.0);

    /// <summary>w = 1 / (1 + d^2 / dof).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Weight<T>(T square)
        where T : struct, ILanes<T> => T.Spread(Degrees) / (T.Spread(Degrees) + square);

    /// <summary>q = w^((dof + 1) / 2), as products and a root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Similarity<T>(T weight)
        where T : struct, ILanes<T>
    {
        var power = Degrees % 2 == 0 ? T.Sqrt(weight) : T.Spread(1);
        for (var i = 0; i < (Degrees + 1) / 2; i++)
        {
            power *= weight;
        }

        return power;
    }
}
