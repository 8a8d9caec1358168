using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Planning;

/// <summary>A piece of a plan's memory and when it is in use. Pieces whose times do not meet may share a place.</summary>
internal sealed class Block
{
    private Block? _shared;

    /// <summary>How many floats it takes at the largest sizes; 0 for a block that is not needed.</summary>
    public long Count { get; private set; }

    /// <summary>The first moment of use; moments are numbered through a pass, forward steps and then backward ones.</summary>
    public int From { get; private set; } = int.MaxValue;

    /// <summary>The last moment of use.</summary>
    public int To { get; private set; } = int.MinValue;

    /// <summary>Where it lies, once the plan has been laid out.</summary>
    public Floats Floats => Place.Memory;

    /// <summary>The block whose place this one has taken: itself, unless it shares.</summary>
    public Block Place => _shared?.Place ?? this;

    public bool IsUsed => From <= To && Count > 0;

    private Floats Memory { get; set; }

    /// <summary>States that the block is in use at a moment.</summary>
    public void Use(int moment, long count)
    {
        var place = Place;
        place.From = Math.Min(place.From, moment);
        place.To = Math.Max(place.To, moment);
        place.Count = Math.Max(place.Count, count);
    }

    /// <summary>Takes the place of another block, which is in use whenever either is.</summary>
    public void Share(Block other)
    {
        var place = other.Place;
        if (place == Place)
        {
            return;
        }

        var mine = Place;
        mine._shared = place;
        if (mine.IsUsed)
        {
            place.Use(mine.From, mine.Count);
            place.Use(mine.To, mine.Count);
        }
    }

    public void LieAt(Floats memory) => Memory = memory;
}
