using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// Fits heads. Equal data, options and seeds give equal networks, whatever the number of threads. Cancelling ends the fit with an exception, but for an MLP,
/// whose best weights so far are the result.
/// </summary>
internal static class HeadFitter
{
    /// <summary>Fits a head to one class of several.</summary>
    /// <param name="head">The head.</param>
    /// <param name="features">[rows, width].</param>
    /// <param name="width">The features of a row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classes">How many classes there are; some may have no rows.</param>
    /// <param name="seed">Where random choices begin.</param>
    /// <param name="run">The services.</param>
    public static FittedHead Fit(Head head, float[] features, int width, int[] labels, int classes, ulong seed, VisionRun? run = null) =>
        Fit(head, HeadProblem.Multiclass(new FeatureRows(features, width), labels, classes), seed, run);

    /// <summary>Fits a head.</summary>
    public static FittedHead Fit(Head head, HeadProblem problem, ulong seed, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(problem);
        Check(head, problem.Task);
        var scaling = head.Standardise ? Standardiser.Of(problem.Rows) : Standardiser.None(problem.Rows.Width);
        var context = new FitContext(problem.With(scaling.Apply(problem.Rows)), scaling, seed, run ?? new VisionRun());
        context.ThrowIfCancelled();
        return head switch
        {
            SoftmaxHead softmax => SoftmaxFit.Run(softmax, context),
            LinearSvmHead svm => LinearSvmFit.Run(svm, context),
            KernelSvmHead svm => KernelSvmFit.Run(svm, context),
            KNearestHead nearest => KNearestFit.Run(nearest, context),
            MlpHead mlp => MlpFit.Run(mlp, context),
            RidgeHead ridge => RidgeFit.Run(ridge, context),
            _ => throw new NotSupportedException($"{head.GetType().Name} is no head that can be fitted."),
        };
    }

    /// <summary>Refuses options that nothing can be fitted with, and a task that the head is not made for; before any feature is computed.</summary>
    public static void Check(Head head, ScoringTask task)
    {
        head.Validate();
        if (!head.Tasks.Contains(task))
        {
            throw new NotSupportedException(
                $"{head.GetType().Name} cannot be fitted for {task}, only for {string.Join(", ", head.Tasks)}. Choose another head.");
        }
    }
}
