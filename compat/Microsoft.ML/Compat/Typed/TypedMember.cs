using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>A public field or property of a row class.</summary>
internal sealed class TypedMember
{
    private readonly MemberInfo _member;

    private TypedMember(MemberInfo member, Type type)
    {
        _member = member;
        Type = type;
        Attributes = [.. member.GetCustomAttributes()];
        IsVector = type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>));
        var item = type.IsArray ? type.GetElementType() : IsVector ? type.GetGenericArguments()[0] : type;
        ItemType = item == typeof(string) ? typeof(ReadOnlyMemory<char>) : item;
    }

    public string Name => _member.Name;

    public Type Type { get; }

    public bool IsVector { get; }

    /// <summary>The type of a value as a column has it: of an array or VBuffer the item, of a string ReadOnlyMemory of char.</summary>
    public Type ItemType { get; }

    public IReadOnlyList<Attribute> Attributes { get; }

    /// <summary>The fields and the properties that can be read, or written, or either, in the order of declaration.</summary>
    public static IEnumerable<TypedMember> All(Type rowType, SchemaDefinition.Direction direction)
    {
        var read = direction.HasFlag(SchemaDefinition.Direction.Read);
        var write = direction.HasFlag(SchemaDefinition.Direction.Write);
        var properties = rowType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && ((read && p.GetGetMethod() is not null) || (write && p.GetSetMethod() is not null)));
        return rowType.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => new TypedMember(f, f.FieldType))
            .Concat(properties.Select(p => new TypedMember(p, p.PropertyType)));
    }

    public static TypedMember OfName(Type rowType, string name)
    {
        if (rowType.GetField(name) is FieldInfo field)
            return new TypedMember(field, field.FieldType);
        return rowType.GetProperty(name) is PropertyInfo property ? new TypedMember(property, property.PropertyType) : null;
    }

    public T Attribute<T>()
        where T : Attribute
        => Attributes.OfType<T>().FirstOrDefault();

    public Func<TRow, TValue> Reader<TRow, TValue>()
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TValue>>(Expression.MakeMemberAccess(row, _member), row).Compile();
    }

    public Action<TRow, TValue> Writer<TRow, TValue>()
    {
        Guard.Argument(_member is not PropertyInfo { CanWrite: false }, "schemaDefinition",
            $"Property '{Name}' of {typeof(TRow).Name} cannot be written; give it a setter.");
        // ML.NET writes read-only fields, too.
        if (_member is FieldInfo { IsInitOnly: true } field)
            return (target, item) => field.SetValue(target, item);
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TValue));
        return Expression.Lambda<Action<TRow, TValue>>(Expression.Assign(Expression.MakeMemberAccess(row, _member), value), row, value).Compile();
    }
}
