namespace Microsoft.ML.Compat.Images;

/// <summary>Which source samples make each target sample along one axis, and with what weights. Samples beyond an end are those at the end.</summary>
internal sealed class Taps
{
    private Taps(int perTarget, int count)
    {
        PerTarget = perTarget;
        Indexes = new int[count * perTarget];
        Weights = new float[count * perTarget];
    }

    /// <summary>Target <c>i</c> has the entries <c>i * PerTarget</c> and on.</summary>
    public int PerTarget { get; }

    public int[] Indexes { get; }

    public float[] Weights { get; }

    public int Count => Indexes.Length / PerTarget;

    /// <summary>Straight lines between the two nearest samples, for the targets <paramref name="first"/> to <paramref name="end"/>.</summary>
    public static Taps Linear(int samples, int targets, int first, int end)
        => Make(samples, targets, first, end, 2, (weights, t) => (weights[0], weights[1]) = (1 - t, t));

    /// <summary>Mitchell's and Netravali's cubic with B = C = 1/3 through the four nearest samples.</summary>
    public static Taps Mitchell(int samples, int targets, int first, int end)
        => Make(samples, targets, first, end, 4, (weights, t) =>
        {
            weights[0] = Far(1 - t);
            weights[1] = Near(1 - t);
            weights[2] = Near(t);
            weights[3] = Far(t);
        });

    private delegate void Weigh(Span<float> weights, float t);

    // Sample i lies at i + 1/2; t is how far a target lies beyond the sample at its left.
    private static Taps Make(int samples, int targets, int first, int end, int perTarget, Weigh weigh)
    {
        var taps = new Taps(perTarget, end - first);
        var scale = (float)samples / targets;
        for (var target = first; target < end; target++)
        {
            var position = ((target + 0.5f) * scale) - 0.5f;
            var left = (int)MathF.Floor(position);
            var at = (target - first) * perTarget;
            weigh(taps.Weights.AsSpan(at, perTarget), position - left);
            for (var tap = 0; tap < perTarget; tap++)
                taps.Indexes[at + tap] = Math.Clamp(left + 1 - (perTarget / 2) + tap, 0, samples - 1);
        }

        return taps;
    }

    // The cubic at distance 1 - t, 0 <= t <= 1.
    private static float Near(float t) => (1f / 18) + (t * ((9f / 18) + (t * ((27f / 18) - (t * 21f / 18)))));

    // The cubic at distance 2 - t, 0 <= t <= 1.
    private static float Far(float t) => t * t * ((t * 7f / 18) - (6f / 18));
}
