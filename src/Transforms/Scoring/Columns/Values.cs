using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>Getters of values that come from the network's output for a row.</summary>
internal static class Values
{
    /// <summary>The numbers as they are.</summary>
    public static Delegate All(RowOutput output) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
    {
        var numbers = output();
        var editor = VBufferEditor.Create(ref value, numbers.Length);
        numbers.CopyTo(editor.Values);
        value = editor.Commit();
    });

    /// <summary>The only number.</summary>
    public static Delegate First(RowOutput output) => (ValueGetter<float>)((ref float value) => value = output()[0]);

    /// <summary>Whether the only number is above 0.</summary>
    public static Delegate IsPositive(RowOutput output) => (ValueGetter<bool>)((ref bool value) => value = output()[0] > 0);

    /// <summary>1 / (1 + exp(-x)) of the only number.</summary>
    public static Delegate Sigmoid(RowOutput output) => (ValueGetter<float>)((ref float value) => value = 1 / (1 + MathF.Exp(-output()[0])));

    /// <summary>exp(x) / sum of exp(x), without overflow.</summary>
    public static Delegate Softmax(RowOutput output) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
    {
        var logits = output();
        var editor = VBufferEditor.Create(ref value, logits.Length);
        var most = Most(logits);
        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += editor.Values[i] = MathF.Exp(logits[i] - most);
        }

        foreach (ref var probability in editor.Values)
        {
            probability = (float)(probability / sum);
        }

        value = editor.Commit();
    });

    /// <summary>The key, from 1, of the first class whose probability is the largest; 0, a missing key, where a logit is no number.</summary>
    public static Delegate Best(RowOutput output) => (ValueGetter<uint>)((ref uint value) =>
    {
        var logits = output();
        var most = Most(logits);
        value = 0;
        for (var i = logits.Length - 1; i >= 0; i--)
        {
            // A logit that lies too close below the largest has the same probability.
            value = MathF.Exp(logits[i] - most) == 1 ? (uint)(i + 1) : value;
        }
    });

    private static float Most(ReadOnlySpan<float> logits)
    {
        var most = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            most = MathF.Max(most, logit);
        }

        return most;
    }
}
