namespace MLNetVision.Imaging;

/// <summary>How a selective search orders what it finds, which decides what is found with few boxes.</summary>
public enum ProposalOrder
{
    /// <summary>
    /// Each box is the one that adds most to what those before it cover: every region found may be an object, the likelier the nearer it is to the top of its
    /// hierarchy and the more hierarchies have it. Finds the most objects with any number of boxes, and nothing of it is random.
    /// </summary>
    Coverage,

    /// <summary>The paper's: a seeded draw, in which regions near the top of a hierarchy come sooner.</summary>
    Random,
}
