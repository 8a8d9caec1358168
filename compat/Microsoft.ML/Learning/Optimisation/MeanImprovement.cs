namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>Stops when the geometrically weighted mean of the improvements is below a tolerance, or at an iteration limit.</summary>
internal sealed class MeanImprovement(float tolerance, int maximumIterations)
{
    private const float Memory = 0.25f;
    private float _sum;

    public bool Reached(float lastValue, float value, int iteration)
    {
        _sum = lastValue - value + (Memory * _sum);
        var mean = _sum * (1 - Memory) / (1 - (float)Math.Pow(Memory, iteration));
        return mean < tolerance || iteration >= maximumIterations;
    }
}
