namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Rows of numbers, one after another: [Count, Width].</summary>
internal sealed class FeatureRows
{
    public FeatureRows(float[] values, int width)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (values.Length % width != 0)
        {
            throw new ArgumentException(
                $"Head fitting: rows of {width} features were promised, but {values.Length} numbers are no whole number of them.", nameof(values));
        }

        (Values, Width, Count) = (values, width, values.Length / width);
    }

    public float[] Values { get; }

    public int Width { get; }

    public int Count { get; }

    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Width, Width);

    /// <summary>Some of the rows, copied.</summary>
    public FeatureRows Select(ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length * Width];
        for (var i = 0; i < rows.Length; i++)
        {
            this[rows[i]].CopyTo(values.AsSpan(i * Width));
        }

        return new FeatureRows(values, Width);
    }

    /// <summary>Refuses numbers that nothing can be learnt from.</summary>
    public void CheckFinite()
    {
        for (var i = 0; i < Values.Length; i++)
        {
            if (!float.IsFinite(Values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Head fitting: feature {i % Width} of row {i / Width} is {Values[i]}; every feature has to be a finite number.")
                    + " Leave the row out or mend what makes it.");
            }
        }
    }
}
