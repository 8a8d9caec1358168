using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Networks.Sessions;

/// <summary>
/// What the optimizers that look at the gradient once remember of each weight: the names of the slots that their formulas count, null where an option
/// leaves one out.
/// </summary>
internal static class SlotPlan
{
    public static string?[] Of(Optimizer optimizer) => optimizer switch
    {
        Sgd sgd => sgd.Momentum > 0 ? ["momentum"] : [],
        AdaGrad => ["square_sum"],
        AdaDelta => ["square_average", "delta_average"],
        RmsProp rms => ["square_average", rms.Momentum > 0 ? "momentum" : null, rms.Centred ? "gradient_average" : null],
        Adam => ["first_moment", "second_moment"],
        _ => throw new NotSupportedException($"{optimizer.GetType().Name} is not an optimizer that looks at the gradient once."),
    };
}
