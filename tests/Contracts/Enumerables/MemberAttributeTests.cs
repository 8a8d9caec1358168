using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>What the attributes of a member make of its column.</summary>
public sealed class MemberAttributeTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Attributes_name_size_key_and_leave_out_columns()
    {
        var schema = _ml.Data.LoadFromEnumerable(new[] { new Attributed() }).Schema;
        Assert.Equal(
            ["Renamed: Single", "Sized: Vector<Single, 3>", "Shaped: Vector<Single, 1, 4>", "Free: Vector<Single>", "Open: Vector<Single, *, 2>",
                "Key: Key<UInt32, 0-4>", "Keys: Vector<Key<Byte, 0-9>, 2>", "Buffer: Vector<String, 2>"],
            schema.Select(c => c.ToString()));
    }

    [Fact]
    public void Statics_indexers_channels_and_private_members_are_no_columns()
    {
        var schema = _ml.Data.LoadFromEnumerable(new[] { new Odd() }).Schema;
        Assert.Equal(["Field", "Readable"], schema.Select(c => c.Name));
    }

    [Fact]
    public void Fields_come_before_properties_and_inherited_ones_after_own()
    {
        var schema = _ml.Data.LoadFromEnumerable(new[] { new Derived() }).Schema;
        Assert.Equal(["OwnField", "BaseField", "OwnProperty", "BaseProperty"], schema.Select(c => c.Name));
    }

    [Fact]
    public void A_key_member_holds_the_index_and_its_column_the_index_plus_one()
    {
        var rows = new[] { 0u, 4u, 5u, uint.MaxValue }.Select(key => new Keyed { Key = key, Keys = [(byte)1, 2] });
        var data = _ml.Data.LoadFromEnumerable(rows.ToArray());
        Assert.Equal([1, 5, 0, 0], data.GetColumn<uint>("Key"));
        Assert.All(data.GetColumn<byte[]>("Keys"), keys => Assert.Equal([1, 2], keys));
        Assert.Equal([1, 5, 0, 0], _ml.Data.CreateEnumerable<Keyed>(data, reuseRowObject: false).Select(r => r.Key));
    }

    [Fact]
    public void Keys_of_bytes_and_longs_work_and_of_shorts_do_not()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new OtherKeys { Small = 2, Large = 3 } });
        Assert.Equal([3], data.GetColumn<byte>("Small"));
        Assert.Equal([4UL], data.GetColumn<ulong>("Large"));
        var shorts = _ml.Data.LoadFromEnumerable(new[] { new ShortKey() });
        Assert.Equal("Key<UInt16, 0-4>", shorts.Schema["Key"].Type.ToString());
        var exception = Assert.ThrowsAny<Exception>(() => shorts.GetColumn<ushort>("Key").ToArray());
        Assert.IsType<InvalidOperationException>(exception.GetBaseException());
    }

    [Fact]
    public void Members_that_stand_for_no_column_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithNullable() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithList() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithChar() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithDecimal() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithObject() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithMatrix() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new WithEnum() }));
    }

    [Fact]
    public void Attributes_that_do_not_suit_their_member_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new SignedKey() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new ScalarVector() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new SameName() }));
        Assert.Throws<NotSupportedException>(() => _ml.Data.LoadFromEnumerable(new[] { new Uncounted() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new ZeroCount() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new TooWide() }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorTypeAttribute(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VectorTypeAttribute(1, -1));
        Assert.Throws<NotSupportedException>(() => new KeyTypeAttribute());
    }

    public sealed class Attributed
    {
        [ColumnName("Renamed")]
        public float Name;
        [VectorType(3)]
        public float[] Sized = null!;
        [VectorType(1, 4)]
        public float[] Shaped = null!;
        [VectorType]
        public float[] Free = null!;
        [VectorType(0, 2)]
        public float[] Open = null!;
        [NoColumn]
        public float Ignored;
        [KeyType(5)]
        public uint Key;
        [KeyType(10)]
        [VectorType(2)]
        public byte[] Keys = null!;
        [VectorType(2)]
        public VBuffer<ReadOnlyMemory<char>> Buffer;
        [NoColumn]
        public object? Anything;
    }

    public sealed class Odd
    {
        public const float Constant = 1;
        public static readonly float Static = 1;
        public float Field;
#pragma warning disable CA1044, IDE0051, CS0169, CA1823, IDE0044 // shapes that must not become columns
        private readonly float _private;

        public float Readable { get; private set; }

        public float WriteOnly { set => Field = value; }

        public float this[int index] => index;

        private float Hidden { get; set; }
#pragma warning restore CA1044, IDE0051, CS0169, CA1823, IDE0044
    }

    public class Base
    {
        public float BaseField;

        public float BaseProperty { get; set; }
    }

    public sealed class Derived : Base
    {
        public float OwnField;

        public float OwnProperty { get; set; }
    }

    public sealed class Keyed
    {
        [KeyType(5)]
        public uint Key;
        [KeyType(10)]
        public byte[] Keys = null!;
    }

    public sealed class OtherKeys
    {
        [KeyType(5)]
        public byte Small;
        [KeyType(5)]
        public ulong Large;
    }

    public sealed class ShortKey
    {
        [KeyType(5)]
        public ushort Key;
    }

    public sealed class WithNullable
    {
        public float? Value;
    }

    public sealed class WithList
    {
        public List<float>? Value;
    }

    public sealed class WithChar
    {
        public char Value;
    }

    public sealed class WithDecimal
    {
        public decimal Value;
    }

    public sealed class WithObject
    {
        public object? Value;
    }

    public sealed class WithMatrix
    {
        public float[][]? Value;
    }

    public sealed class WithEnum
    {
        public DayOfWeek Value;
    }

    public sealed class SignedKey
    {
        [KeyType(5)]
        public int Key;
    }

    public sealed class ScalarVector
    {
        [VectorType(5)]
        public float Value;
    }

    public sealed class SameName
    {
        public float Value;
        [ColumnName("Value")]
        public float Other;
    }

    public sealed class Uncounted
    {
        [KeyType]
        public uint Key;
    }

    public sealed class ZeroCount
    {
        [KeyType(0)]
        public uint Key;
    }

    public sealed class TooWide
    {
        [KeyType(300)]
        public byte Key;
    }
}
