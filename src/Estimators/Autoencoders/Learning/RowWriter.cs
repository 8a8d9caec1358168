using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>Writes what a training network takes of a row.</summary>
/// <param name="Input">The range of rows.</param>
/// <param name="Target">The range of targets.</param>
/// <param name="Noise">What is done to rows; null for nothing.</param>
internal sealed record RowWriter(ValueRange Input, ValueRange Target, Noise? Noise)
{
    /// <summary>Writes a field. Each field has a stream of chance of its own, so that none depends on which others there are.</summary>
    /// <param name="field">One of <see cref="FieldNames"/>.</param>
    /// <param name="input">The row as it was read, its condition at the end.</param>
    /// <param name="target">Its target as it was read.</param>
    /// <param name="values">Where to.</param>
    /// <param name="seed">Where the row's chance begins.</param>
    public void Write(string field, ReadOnlySpan<float> input, ReadOnlySpan<float> target, Span<float> values, ulong seed)
    {
        var random = RandomStream.ForName(seed, field);
        switch (field)
        {
            case FieldNames.Input:
                input[..values.Length].CopyTo(values);
                Input.Apply(values);
                Noise?.Apply(values, ref random);
                break;
            case FieldNames.Target:
                target[..values.Length].CopyTo(values);
                Target.Apply(values);
                break;
            case FieldNames.Condition:
                input[^values.Length..].CopyTo(values);
                break;
            default:
                Draw(values, field == FieldNames.Probe, ref random);
                break;
        }
    }

    private static void Draw(Span<float> values, bool areSigns, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = areSigns ? (random.NextBits() & 1) == 0 ? -1 : 1 : (float)random.NextNormal();
        }
    }
}
