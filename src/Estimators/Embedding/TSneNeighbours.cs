namespace MLNetVision.Estimators;

/// <summary>How the nearest rows of every row are found.</summary>
public enum TSneNeighbours
{
    /// <summary>By number of rows: exactly, and by graph from where that takes longer.</summary>
    Auto,

    /// <summary>By comparing all rows with all: exact, and fast up to some hundred thousand rows.</summary>
    Exact,

    /// <summary>By a vantage-point tree: exact, and fast where rows have few columns.</summary>
    VantagePointTree,

    /// <summary>By a navigable small-world graph in layers (HNSW): nearly exact, for very many rows.</summary>
    Graph,
}
