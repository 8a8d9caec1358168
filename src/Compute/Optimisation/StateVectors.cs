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
        StateFit.Check(state, vectors.SelectMany(v => space.Parameters.Select(p => (Name(v, p), p.Parameter.Spec.Shape))));
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
}
