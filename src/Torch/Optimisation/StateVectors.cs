using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation;

/// <summary>State vectors to weights and back, one a parameter, in the plain order: "slot/parameter".</summary>
internal static class StateVectors
{
    public static WeightSet Save(FlatParameters parameters, IEnumerable<(string Slot, Tensor Vector)> vectors) => new(vectors.SelectMany(v =>
        parameters.Parameters.Select((p, i) => KeyValuePair.Create(Name(v.Slot, p), Weight.Of(p.Spec.Shape, parameters.Read(v.Vector, i))))));

    /// <summary>Takes all of it or, if something does not fit, nothing.</summary>
    public static void Load(FlatParameters parameters, IReadOnlyList<(string Slot, Tensor Vector)> vectors, WeightSet state)
    {
        StateFit.Check(state, vectors.SelectMany(v => parameters.Parameters.Select(p => (Name(v.Slot, p), p.Spec.Shape))));
        foreach (var (slot, vector) in vectors)
        {
            for (var i = 0; i < parameters.Parameters.Count; i++)
            {
                parameters.Write(vector, i, state[Name(slot, parameters.Parameters[i])].ToFloats());
            }
        }
    }

    private static string Name(string slot, Parameter parameter) => $"{slot}/{parameter.Name}";
}
