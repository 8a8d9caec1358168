using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>Multinomial logistic loss: -log softmax(b + W·x)[label]. Labels are class numbers from 0.</summary>
internal sealed class SoftmaxObjective(TrainingRows rows, int classes, float l2, int threads)
    : RowObjective(rows, classes, classes * rows.FeatureCount, l2, threads)
{
    private readonly int _classes = classes;

    protected override double AddRows(int begin, int end, float[] point, float[] gradient)
    {
        var scores = new float[_classes];
        var loss = 0.0;
        for (var i = begin; i < end; i++)
        {
            var features = Rows.Features(i);
            Score(features, point, scores);
            loss += ToFactors(scores, (int)Rows.Label(i), Rows.Weight(i));
            AddGradient(features, scores, gradient);
        }

        return loss;
    }

    private void Score(FeatureRow features, float[] point, float[] scores)
    {
        point.AsSpan(0, _classes).CopyTo(scores);
        if (features.Indices is null)
        {
            ClassLanes.AddProducts(features.Values, point.AsSpan(_classes), scores);
            return;
        }

        for (var c = 0; c < _classes; c++)
            scores[c] += features.Dot(WeightsOf(c, point));
    }

    /// <summary>Replaces the scores by weight·(probability - truth), the slope of the loss in each score; returns the weighted loss.</summary>
    private static float ToFactors(float[] scores, int label, float weight)
    {
        var total = LogSum.Of(scores);
        var loss = total - scores[label];
        if (!float.IsFinite(loss))
            throw new InvalidOperationException($"The data contain bad values: the loss of an example of class {label} is {loss}.");
        for (var c = 0; c < scores.Length; c++)
        {
            var probability = (float)Math.Exp(scores[c] - total);
            scores[c] = weight * (probability - (c == label ? 1 : 0));
        }

        return weight * loss;
    }

    private void AddGradient(FeatureRow features, float[] factors, float[] gradient)
    {
        for (var c = 0; c < _classes; c++)
            gradient[c] += factors[c];
        if (features.Indices is null)
        {
            ClassLanes.AddOuter(features.Values, factors, gradient.AsSpan(_classes));
            return;
        }

        for (var c = 0; c < _classes; c++)
            features.AddTo(WeightsOf(c, gradient), factors[c]);
    }

    private Span<float> WeightsOf(int c, float[] point) => point.AsSpan(_classes + (c * Rows.FeatureCount), Rows.FeatureCount);
}
