using System.Collections;

namespace Microsoft.ML.Compat.Learning;

/// <summary>A model's weights for reading.</summary>
internal sealed class WeightList(float[] weights) : IReadOnlyList<float>
{
    public int Count => weights.Length;

    public float this[int index] => (uint)index < (uint)weights.Length
        ? weights[index]
        : throw Errors.OutOfRange(nameof(index), $"Weight {index} was asked of a model with weights 0 to {weights.Length - 1}.");

    public IEnumerator<float> GetEnumerator() => ((IEnumerable<float>)weights).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
