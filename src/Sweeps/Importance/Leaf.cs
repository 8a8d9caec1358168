using System.Numerics;

namespace MLNetVision.Sweeps.Importance;

/// <summary>What a leaf covers of one axis: from a place to another, or a set of categories.</summary>
internal readonly record struct Side(double From, double To, ulong Set)
{
    public static Side Whole(ForestAxis axis) => new(0, 1, axis.Categories == ForestAxis.MostCategories ? ulong.MaxValue : (1UL << axis.Categories) - 1);

    /// <summary>The share of the axis.</summary>
    public double Share(ForestAxis axis) => axis.IsUnordered ? (double)BitOperations.PopCount(Set) / axis.Categories : To - From;

    /// <summary>The share of the axis that both cover.</summary>
    public double Overlap(Side other, ForestAxis axis) => axis.IsUnordered
        ? (double)BitOperations.PopCount(Set & other.Set) / axis.Categories
        : Math.Max(0, Math.Min(To, other.To) - Math.Max(From, other.From));
}

/// <summary>A leaf of a tree: the box that it covers, an axis a side, and the mean there.</summary>
internal sealed record Leaf(Side[] Sides, double Value);
