namespace MLNetVision.Sweeps.Importance;

/// <summary>An axis of the space that a forest divides: [0, 1], or categories without an order, whose numbers stand on it.</summary>
/// <param name="Categories">How many categories; 0 where order counts.</param>
internal readonly record struct ForestAxis(int Categories)
{
    /// <summary>Categories are sets of bits.</summary>
    public const int MostCategories = 64;

    public bool IsUnordered => Categories > 0;

    /// <summary>More categories than bits are taken in the order of their places.</summary>
    public static ForestAxis Of(ParameterDomain domain) =>
        new(domain is { IsUnordered: true, Count: <= MostCategories and var count } ? (int)count : 0);

    public double Coordinate(DrawnValue value) => IsUnordered ? value.Value : value.Unit;
}
