using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Optimisation;

/// <summary>Row by row, as the weights are outside.</summary>
internal sealed class PlainLayout(long count) : ParameterLayout
{
    public override long StoredCount => count;

    public override void Pack(ReadOnlySpan<float> plain, Floats stored) => plain.CopyTo(stored.Span);

    public override void Unpack(Floats stored, Span<float> plain) => stored.First(count).Span.CopyTo(plain);
}
