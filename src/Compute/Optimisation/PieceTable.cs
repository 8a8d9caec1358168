using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation;

/// <summary>The pieces that each chunk is made of, with what the rule says of their parameters.</summary>
internal sealed class PieceTable
{
    private readonly UpdatePiece[] _pieces;
    private readonly int[] _ends;

    /// <summary>Makes the table; slots that are not needed are empty.</summary>
    public PieceTable(ParameterSpace space, TrainingRule rule, Floats average, params Floats[] slots)
    {
        var pieces = new List<UpdatePiece>();
        var rateFactors = space.Parameters.Select(p => rule.RateFactorOf(p.Parameter.Name)).ToArray();
        _ends = new int[space.Chunks];
        for (var chunk = 0; chunk < _ends.Length; chunk++)
        {
            foreach (var stretch in space.StretchesOf(chunk))
            {
                var parameter = space.Parameters[stretch.Parameter];
                var isWeight = parameter.Parameter.Spec.Role == ParameterRole.Weight;
                Floats Slot(int slot) => slot < slots.Length ? Cut(slots[slot], space, stretch) : default;
                pieces.Add(new UpdatePiece
                {
                    Weights = parameter.Weights.Slice(stretch.Start, stretch.Count),
                    Gradient = parameter.Gradient.Slice(stretch.Start, stretch.Count),
                    Average = Cut(average, space, stretch),
                    First = Slot(0),
                    Second = Slot(1),
                    Third = Slot(2),
                    RateFactor = rateFactors[stretch.Parameter],
                    IsPenalised = isWeight || rule.Penalty.IncludesBiases,
                    Decays = isWeight,
                });
            }

            _ends[chunk] = pieces.Count;
        }

        _pieces = [.. pieces];
    }

    public int Chunks => _ends.Length;

    public ReadOnlySpan<UpdatePiece> OfChunk(int chunk)
    {
        var start = chunk == 0 ? 0 : _ends[chunk - 1];
        return _pieces.AsSpan(start, _ends[chunk] - start);
    }

    private static Floats Cut(Floats vector, ParameterSpace space, Stretch stretch) =>
        vector.IsEmpty ? default : space.Part(vector, stretch.Parameter).Slice(stretch.Start, stretch.Count);
}
