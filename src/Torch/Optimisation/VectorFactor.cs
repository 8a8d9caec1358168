using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation;

/// <summary>A factor for a vector: one number, or where it differs from parameter to parameter, a vector of them.</summary>
internal readonly record struct VectorFactor(double Number, Tensor? Vector)
{
    public bool IsZero => Vector is null && Number == 0;

    public bool IsOne => Vector is null && Number == 1;

    public Tensor Times(Tensor vector) => Vector is null ? vector.Mul(Number) : vector.mul(Vector);
}
