using System.Numerics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// sample * scale + bias by channel, on interleaved samples. Three vectors hold a whole number of pixels of 1 to 4 channels, so three pairs
/// of vectors repeat all along a row.
/// </summary>
internal readonly struct ChannelAffine
{
    private const int Period = 3;
    private readonly Pattern _scale;
    private readonly Pattern _bias;

    public ChannelAffine(ReadOnlySpan<float> scale, ReadOnlySpan<float> bias)
    {
        _scale = new Pattern(scale);
        _bias = new Pattern(bias);
    }

    /// <summary>Applies the map in place; where <paramref name="clamp"/> says so, results stay within 0 and 1 (NaN becomes 0).</summary>
    public void Apply(Span<float> row, bool clamp)
    {
        var width = Vector<float>.Count;
        for (int x = 0, phase = 0; x < row.Length; x += width, phase = (phase + 1) % Period)
        {
            var part = row[x..];
            if (part.Length < width)
            {
                ApplyScalar(part, phase, clamp);
                return;
            }

            var value = (new Vector<float>(part) * _scale[phase]) + _bias[phase];
            (clamp ? Clamped(value) : value).CopyTo(part);
        }
    }

    private static Vector<float> Clamped(Vector<float> value)
    {
        var positive = Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), value, Vector<float>.Zero);
        return Vector.Min(positive, Vector<float>.One);
    }

    private void ApplyScalar(Span<float> part, int phase, bool clamp)
    {
        for (var i = 0; i < part.Length; i++)
        {
            var value = (part[i] * _scale[phase][i]) + _bias[phase][i];
            part[i] = clamp ? Math.Min(value > 0 ? value : 0, 1) : value;
        }
    }

    /// <summary>A value a channel, repeated over three vectors.</summary>
    private readonly struct Pattern
    {
        private readonly Vector<float> _a;
        private readonly Vector<float> _b;
        private readonly Vector<float> _c;

        public Pattern(ReadOnlySpan<float> channels)
        {
            Span<float> values = stackalloc float[Period * Vector<float>.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = channels[i % channels.Length];

            _a = new Vector<float>(values);
            _b = new Vector<float>(values[Vector<float>.Count..]);
            _c = new Vector<float>(values[(2 * Vector<float>.Count)..]);
        }

        public Vector<float> this[int phase] => phase == 0 ? _a : phase == 1 ? _b : _c;
    }
}
