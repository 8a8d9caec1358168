using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>
/// From charges on a lattice to the field of forces, through Fourier space: columns forth; rows forth, times the kernel, and back while they are at hand;
/// columns back. Charges are real, so one complex field holds both coordinates of the force. The lattice is twice as long as the charges, which stand in its
/// first nodes: nothing wraps around, and the rest is neither read nor written.
/// </summary>
internal sealed unsafe class FieldTransform : LaneWork
{
    private readonly FieldLattice _lattice;
    private readonly FourierTile _tile;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly double[] _energies;
    private int _pass;

    public FieldTransform(FieldLattice lattice)
    {
        (_lattice, _tile) = (lattice, new FourierTile(lattice.Plan));
        (_re, _im) = (new float[lattice.Nodes * lattice.Plan.Length], new float[lattice.Nodes * lattice.Plan.Length]);
        _energies = new double[lattice.Plan.Length];
    }

    /// <summary>Makes the field of the lattice's charges.</summary>
    /// <returns>The sum of the potential kernel over all pairs of charges, each with itself included.</returns>
    public double Run(Workers workers)
    {
        (int Nodes, int Length) parts = (_lattice.Nodes / FourierPlan.Multiple, _lattice.Plan.Length / FourierPlan.Multiple);
        for (_pass = 0; _pass < 3; _pass++)
        {
            workers.Each(_pass == 1 ? parts.Length : parts.Nodes, this);
        }

        return _energies.Sum();
    }

    /// <inheritdoc/>
    protected override void Part<T>(int part)
    {
        var room = _lattice.Rooms.Take();
        for (var at = part * FourierPlan.Multiple; at < (part + 1) * FourierPlan.Multiple; at += T.Count)
        {
            switch (_pass)
            {
                case 0:
                    Forth<T>(room, at);
                    break;
                case 1:
                    Rows<T>(room, at);
                    break;
                default:
                    Back<T>(room, at);
                    break;
            }
        }

        _lattice.Rooms.Return(room);
    }

    private void Forth<T>(TileRoom room, int column)
        where T : struct, ILanes<T>
    {
        var (nodes, length) = (_lattice.Nodes, _lattice.Plan.Length);
        fixed (float* charges = _lattice.Charges, re = _re, im = _im)
        {
            for (var row = 0; row < nodes; row++)
            {
                T.Load(charges + (row * nodes) + column).Store(room.Xr + (row * T.Count));
            }

            Clear(room.Xr, nodes * T.Count, length * T.Count);
            Clear(room.Xi, 0, length * T.Count);
            var swapped = _tile.Run<T>(room.Xr, room.Xi, room.Yr, room.Yi);
            float* fromRe = swapped ? room.Yr : room.Xr, fromIm = swapped ? room.Yi : room.Xi;
            for (var row = 0; row < length; row++)
            {
                T.Load(fromRe + (row * T.Count)).Store(re + (row * nodes) + column);
                T.Load(fromIm + (row * T.Count)).Store(im + (row * nodes) + column);
            }
        }
    }

    private void Rows<T>(TileRoom room, int row)
        where T : struct, ILanes<T>
    {
        var (nodes, length) = (_lattice.Nodes, _lattice.Plan.Length);
        fixed (float* re = _re, im = _im)
        {
            Turning.ToTile(re + (row * nodes), nodes, room.Xr, T.Count, nodes);
            Turning.ToTile(im + (row * nodes), nodes, room.Xi, T.Count, nodes);
            Clear(room.Xr, nodes * T.Count, length * T.Count);
            Clear(room.Xi, nodes * T.Count, length * T.Count);
            var isInY = _tile.Run<T>(room.Xr, room.Xi, room.Yr, room.Yi);
            float* xr = isInY ? room.Yr : room.Xr, xi = isInY ? room.Yi : room.Xi, yr = isInY ? room.Xr : room.Yr, yi = isInY ? room.Xi : room.Yi;
            _energies[row] = Multiply<T>(xr, xi, row);
            isInY = _tile.Run<T>(xi, xr, yi, yr);
            Turning.ToRows(isInY ? yr : xr, T.Count, re + (row * nodes), nodes, nodes);
            Turning.ToRows(isInY ? yi : xi, T.Count, im + (row * nodes), nodes, nodes);
        }
    }

    /// <summary>Multiplies by the kernel of forces; gives the sum of |charges|^2 times the kernel of the potential.</summary>
    private double Multiply<T>(float* re, float* im, int row)
        where T : struct, ILanes<T>
    {
        var (length, total) = (_lattice.Plan.Length, 0.0);
        fixed (float* forceRe = _lattice.Force.Re, forceIm = _lattice.Force.Im, potential = _lattice.Potential)
        {
            for (var i = 0; i < length; i++)
            {
                var at = (i * length) + row;
                T a = T.Load(re + (i * T.Count)), b = T.Load(im + (i * T.Count));
                var charge = new Complex<T>(a, b);
                total += T.Sum(T.Load(potential + at) * T.MultiplyAdd(a, a, b * b));
                var field = charge.Times(new Complex<T>(T.Load(forceRe + at), T.Load(forceIm + at)));
                field.Re.Store(re + (i * T.Count));
                field.Im.Store(im + (i * T.Count));
            }
        }

        return total;
    }

    private void Back<T>(TileRoom room, int column)
        where T : struct, ILanes<T>
    {
        var (nodes, length) = (_lattice.Nodes, _lattice.Plan.Length);
        fixed (float* re = _re, im = _im, fieldX = _lattice.FieldX, fieldY = _lattice.FieldY)
        {
            for (var row = 0; row < length; row++)
            {
                T.Load(re + (row * nodes) + column).Store(room.Xr + (row * T.Count));
                T.Load(im + (row * nodes) + column).Store(room.Xi + (row * T.Count));
            }

            var swapped = _tile.Run<T>(room.Xi, room.Xr, room.Yi, room.Yr);
            float* fromRe = swapped ? room.Yr : room.Xr, fromIm = swapped ? room.Yi : room.Xi;
            for (var row = 0; row < nodes; row++)
            {
                T.Load(fromRe + (row * T.Count)).Store(fieldX + (row * nodes) + column);
                T.Load(fromIm + (row * T.Count)).Store(fieldY + (row * nodes) + column);
            }
        }
    }

    private static void Clear(float* to, int start, int end) => new Span<float>(to + start, end - start).Clear();
}
