using MLNetVision.Networks;

namespace MLNetVision.Compute.Optimisation;

/// <summary>State vectors to weights and back, in the plain order.</summary>
internal static class StateVectors
{
    public static WeightSet Save(ParameterSpace space, IEnumerable<StateVector> vectors) => new(vectors.SelectMany(vector =>
        space.Parameters.Select((p, i) => KeyValuePair.Create(Name(vector, p), Weight.Of(p.Parameter.Spec.Shape, space.ReadPlain(vector.Vector, i))))));

    /// <summary>Takes all of it or, if something does not fit, nothing.</summary>
    public static void Load(ParameterSpace space, IReadOnlyList<StateVector> vectors, WeightSet state)
    {
        Check(space, vectors, state);
        foreach (var vector in vectors)
        {
            for (var i = 0; i < space.Parameters.Count; i++)
            {
                var parameter = space.Parameters[i];
                parameter.Layout.Pack(state[Name(vector, parameter)].ToFloats(), space.Part(vector.Vector, i));
            }
        }
    }

    private static string Name(StateVector vector, TrainedParameter parameter) => $"{vector.Slot}/{parameter.Parameter.Name}";

    private static void Check(ParameterSpace space, IReadOnlyList<StateVector> vectors, WeightSet state)
    {
        var expected = vectors.SelectMany(v => space.Parameters.Select(p => (Name: Name(v, p), p.Parameter.Spec.Shape)))
            .ToDictionary(e => e.Name, e => e.Shape, StringComparer.Ordinal);
        var report = new WeightReport(
            [.. expected.Keys.Where(n => !state.ContainsKey(n))],
            [.. state.Keys.Where(n => !expected.ContainsKey(n))],
            [.. state.Where(w => expected.TryGetValue(w.Key, out var shape) && !shape.Equals(w.Value.Shape))
                .Select(w => new MisshapedWeight(w.Key, expected[w.Key], w.Value.Shape))]);
        if (!report.IsExact)
        {
            throw new NetworkException($"The optimizer's state does not fit the training rule and the network; take the one that it was saved with. {report}");
        }
    }
}
