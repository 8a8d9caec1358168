namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>Minimises a function by limited-memory BFGS, orthant-wise if there is an L1 penalty.</summary>
internal static class Lbfgs
{
    /// <summary>
    /// Runs from <paramref name="start"/>, which it takes over, until the stop rule is met or numbers give out; then <see cref="Minimum.EarlyEnd"/> says why.
    /// </summary>
    public static Minimum Minimise(Objective objective, float[] start, OptimiserSettings settings)
    {
        var state = StateFor(objective, start, settings);
        state.EvaluateStart();
        string earlyEnd = null;
        try
        {
            Run(state, new MeanImprovement(settings.Tolerance, settings.MaximumIterations));
        }
        catch (ConvergedEarlyException exception)
        {
            earlyEnd = exception.Message;
        }

        return new Minimum(state.HasMoved ? state.NewPoint : null, state.Value, earlyEnd);
    }

    private static LbfgsState StateFor(Objective objective, float[] start, OptimiserSettings settings)
    {
        if (settings.L1 == 0 || settings.BiasCount == start.Length)
            return new SmoothState(objective, start, settings.HistorySize, settings.NonNegative);
        for (var i = settings.BiasCount; settings.NonNegative && i < start.Length; i++)
            start[i] = Math.Max(start[i], 0);
        return new OrthantState(objective, start, settings);
    }

    private static void Run(LbfgsState state, MeanImprovement stop)
    {
        state.UpdateDirection();
        while (true)
        {
            if (!state.Search(force: false))
            {
                state.ForgetHistory();
                state.UpdateDirection();
                state.Search(force: true);
            }

            if (stop.Reached(state.LastValue, state.Value, state.Iteration))
                return;
            state.Shift();
            state.UpdateDirection();
        }
    }
}
